"""What officers decided in the workbook, collected for those who write the rules."""
