"""Fingers on what scrolls."""

from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties


def scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger push the contents of `area` about; a tap still presses what it meets.

    The gesture is the mouse's, which Qt makes of a finger too: the one for touch
    alone also presses the button on which a push began.
    """
    viewport = area.viewport()
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    metric, policy = QScrollerProperties.ScrollMetric, QScrollerProperties.OvershootPolicy
    for each in (metric.HorizontalOvershootPolicy, metric.VerticalOvershootPolicy):
        properties.setScrollMetric(each, policy.OvershootAlwaysOff)
    scroller.setScrollerProperties(properties)
