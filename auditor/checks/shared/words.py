"""Single words that messages fill in; sentences stand in the rules."""

from __future__ import annotations

MORE, LESS = "多", "少"
ABOVE, BELOW = "高于", "低于"
AND, OR, ETC = "和", "或", "等"
BLANK = "空白"
RUNNING_TEXT = "正文"  # what a text outside the forms is called
TABLE_CELL = "表格"  # and one in a cell that no field of a form holds
CELL_BESIDE = "“{label}”一栏"  # where a label stands beside it
