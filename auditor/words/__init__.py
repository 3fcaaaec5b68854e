"""Characters on a screen: width, wrapping, what is visible, and lines for a console."""
