"""The kiosk in the waiting room: what the clinic allows, and the life of a visit. Free of Qt."""
