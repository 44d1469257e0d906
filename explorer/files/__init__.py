"""Finding, reading and writing files, and saying what is wrong with them."""
