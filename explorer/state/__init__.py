"""What the user is doing: the selection, its history and the settings; free of Qt."""
