"""A screen reader's ears: reads windows and hears events over AT-SPI, as Orca does."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import Message, MessageType

from e2e.virtual_desktop import PATIENCE, wait_for

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
ACTION = "org.a11y.atspi.Action"
OBJECT_EVENT = "org.a11y.atspi.Event.Object"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ON_SCREEN = 0
STATES = {"focusable": 11, "focused": 12, "selectable": 22, "selected": 23, "showing": 25}
"""The bits of AT-SPI's states that the tests ask for."""


@dataclass(frozen=True)
class Node:
    """One accessible object: who holds it, and where."""

    reader: "ScreenReader"
    holder: str
    path: str

    def ask(self, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        """Call one of its methods."""
        return self.reader.ask(self.holder, self.path, interface, method, signature, *body)

    def read(self, name: str, interface: str = ACCESSIBLE) -> Any:
        """One of its properties."""
        address = DBusAddress(self.path, self.holder, interface)
        return self.reader.answer(Properties(address).get(name))[0][1]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.read("Name"))

    @property
    def description(self) -> str:
        """What is said of it beside."""
        return str(self.read("Description"))

    @property
    def role(self) -> str:
        """What sort of thing it is."""
        return str(self.ask(ACCESSIBLE, "GetRoleName"))

    @property
    def children(self) -> list["Node"]:
        """What it holds."""
        return [Node(self.reader, *each) for each in self.ask(ACCESSIBLE, "GetChildren")]

    @property
    def states(self) -> set[str]:
        """Which of STATES hold."""
        low, high = self.ask(ACCESSIBLE, "GetState")
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def extents(self) -> tuple[int, int, int, int]:
        """Where it is on the screen: x, y, width, height."""
        x, y, width, height = self.ask(COMPONENT, "GetExtents", "u", ON_SCREEN)
        return x, y, width, height

    def press(self) -> None:
        """Do its first action."""
        assert self.ask(ACTION, "DoAction", "i", 0)

    def walk(self) -> Iterator["Node"]:
        """It and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, role: str, name: str) -> "Node":
        """The first below it of that role and name; StopIteration if there is none."""
        return next(each for each in self.walk() if (each.role, each.name) == (role, name))


@dataclass(frozen=True)
class Event:
    """Something that happened: its name (`StateChanged`, `Announcement`), detail, value and where."""

    name: str
    detail: str
    number: int
    value: Any
    source: Node


class ScreenReader:
    """Connects to the accessibility bus that the session bus at `address` knows."""

    def __init__(self, address: str) -> None:
        with ExitStack() as opened:
            session = opened.enter_context(open_dbus_connection(address))
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            found = wait_for(lambda: _answered(session, new_method_call(bus, "GetAddress")), "the bus")
            self._bus: DBusConnection = opened.enter_context(open_dbus_connection(found[0]))
            rule = MatchRule(type="signal", interface=OBJECT_EVENT)
            self.answer(message_bus.AddMatch(rule))
            self._heard = opened.enter_context(self._bus.filter(rule, bufsize=10_000))
            registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
            listen = new_method_call(registry, "RegisterEvent", "s", ("object:",))
            # The registry may start, leave and start again as the bus comes up.
            wait_for(lambda: _answered(self._bus, listen) is not None, "the registry")
            self._open = opened.pop_all()

    def close(self) -> None:
        """Leave."""
        self._open.close()

    def answer(self, message: Any) -> Any:
        """The answer to a message; AssertionError if it is an error."""
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        assert reply.header.message_type is not MessageType.error, reply.body
        return reply.body

    def ask(
        self, holder: str, path: str, interface: str, method: str, signature: str | None = None, *body: Any
    ) -> Any:
        """Call a method; its one answer, or all of them."""
        answer = self.answer(new_method_call(DBusAddress(path, holder, interface), method, signature, body))
        return answer[0] if len(answer) == 1 else answer

    def application(self, name: str) -> Node:
        """A program by its name, once it is there."""
        desktop = Node(self, REGISTRY, ROOT)
        return wait_for(
            lambda: next((each for each in desktop.children if each.name == name), None),
            f"the program {name}",
        )

    def hear(self, name: str, detail: str = "", number: int | None = None) -> Event:
        """The next event of that name (and detail, and number) that has not been heard yet."""
        while True:
            message = self._bus.recv_until_filtered(self._heard, timeout=PATIENCE)
            fields = message.header.fields
            member, about, value = fields[HeaderFields.member], message.body, message.body[3][1]
            if member == name and detail in ("", about[0]) and number in (None, about[1]):
                source = Node(self, fields[HeaderFields.sender], fields[HeaderFields.path])
                return Event(member, about[0], about[1], value, source)


def _answered(connection: DBusConnection, message: Message) -> tuple[Any, ...] | None:
    """The answer to a message, None if it is an error."""
    reply = connection.send_and_get_reply(message, timeout=PATIENCE)
    return None if reply.header.message_type is MessageType.error else reply.body
