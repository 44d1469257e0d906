"""The drawing: its SVG dialect and checker, the reader, plain shapes and their compiled form."""
