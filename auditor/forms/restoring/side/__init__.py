"""What stands side by side, set one below the other: forms, projects, levels, counted indicators."""
