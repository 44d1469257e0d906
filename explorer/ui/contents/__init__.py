"""The contents beside the drawing: everything there is as a tree, what was seen, what was kept."""
