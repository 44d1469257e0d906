"""The kiosk in the waiting room: its window and its screens."""
