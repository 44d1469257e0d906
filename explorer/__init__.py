"""Nerve Explorer: a clickable leg and lower spine for understanding a pinched nerve."""

__version__ = "0.1.0"
