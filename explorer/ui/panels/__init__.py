"""The parts of the window round the drawing and the card."""
