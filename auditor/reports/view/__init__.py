"""What every writer shows alike: words, places, order, numbers, money."""
