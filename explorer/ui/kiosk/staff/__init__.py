"""What staff see of the kiosk: the PIN, the status, the set-up. Plain widgets, told all they need."""
