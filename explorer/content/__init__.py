"""Cards: reading them from files, checking them, and the typed form the rest of the program uses."""
