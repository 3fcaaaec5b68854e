"""What kinds of several wings use: rows, amounts, quotations, parameters."""
