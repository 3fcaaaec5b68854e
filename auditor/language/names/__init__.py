"""What an indicator's name says: its measure, direction, dimension and build."""
