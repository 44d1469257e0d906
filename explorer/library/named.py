"""The body with its structures called as they are in the language in use."""

from explorer.anatomy.names import read_names, renamed
from explorer.anatomy.structures import Body
from explorer.anatomy.tables import read_body
from explorer.files.places import Places
from explorer.files.problem import Problem
from explorer.library.folders import anatomy_folder, own_folder


def read_named_body(places: Places) -> tuple[Body, tuple[Problem, ...]]:
    """The body of the tables, called by the language's own names where it has any; and what is wrong."""
    body, problems = read_body(anatomy_folder(places), places.content)
    names, name_problems = read_names(own_folder(places), places.content, body)
    return renamed(body, names), (*problems, *name_problems)
