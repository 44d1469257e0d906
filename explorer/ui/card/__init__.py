"""The card beside the drawing."""
