"""Reading speed, side by side with a plain floor and with the usual libraries."""
