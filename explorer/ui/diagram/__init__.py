"""The drawing on screen: painting, lighting, pointing at and moving about the plate."""
