"""What is wrong with YAML that cannot be read, in the words of those who write rules."""

from __future__ import annotations

from auditor.expressions import expression

# libyaml's problems in the rule owner's words; the first one that occurs in the problem holds
PROBLEMS = (
    ("maximum nesting depth", "括号套得太深"),
    ("cannot start any token", "这个符号不能直接开头，请给值加上引号"),
    ("mapping values", "这里不能再有“键: 值”：多半是值里有英文冒号，请加引号，或检查上一行的缩进"),
    ("could not find expected ':'", "少了英文冒号“:”，或缩进不对"),
    ("did not find expected key", "缩进与上面的键没有对齐，或前一行的引号、括号没有写完整"),
    ("',' or '}'", "花括号{}没有配对，或两项之间少了英文逗号；值里有{…}时请给整个值加上引号"),
    ("',' or ']'", "方括号[]没有配对，或两项之间少了英文逗号"),
    ("'-' indicator", "列表项要以“- ”开头并左对齐"),
    ("block sequence entries", "列表的“- ”不能写在这里，请另起一行"),
    ("undefined alias", "引用的锚点没有定义；以“*”开头的文字请加引号"),
    ("alias", "以“*”开头的文字请加引号"),
    ("anchor", "以“&”开头的文字请加引号"),
    ("unexpected end of stream", "引号没有配对"),
    ("escape", "双引号里的反斜杠写法不对，请改用单引号"),
    ("block scalar", "“|”或“>”开头的文字写法不对；若是比较符号，请加引号"),
    ("comment or line break", "“|”或“>”后面不能直接写文字；若是比较符号，请加引号"),
    ("node content", "这里少了一个值，或括号没有写完整"),
    ("unexpected ':'", "这里不能有英文冒号；值里有冒号的请加引号"),
    ("mapping keys", "以“?”开头的文字请加引号"),
    ("directive", "以“%”开头的文字请加引号"),
    ("tag", "以“!”开头的文字请加引号"),
    ("<document start>", "这一行与上面接不上：缩进不对，或上面的键没有写完整"),
    ("another document", "一个文件只能有一个YAML文档，请去掉多余的“---”"),
)  # fmt: skip

# slips of the pen that an input method causes, with what to do; the spot is where ``before`` ends
SLIPS = (
    (
        expression(r"^(?P<before>\s*(?:- )?[\w-]+:\s+)\{[^{}:]*\}\s*[^\s#]"),
        "值以“{”开头时，要在整个值外面加英文引号\"…\"",
    ),
    (expression(r"^(?P<before>\s*(?:- )?[\w-]+)："), "键后面写成了中文冒号“：”，请改为英文冒号加空格“: ”"),
    (expression(r"^(?P<before>\s*(?:- )?[a-z_]+:)[^\s:]"), "冒号后面少了空格，请写成“键: 值”"),
    (
        expression(r"^(?P<before>\s*(?:- )?[\w-]+:\s+)[“‘].*(?:: |#|[”’]\s*\S)"),
        "中文引号“”不能代替英文引号；值里有冒号、#或大括号时，请在外面再加英文引号\"…\"",
    ),
    (expression(r"^(?P<before>[^#\n]*)，(?=[^\"']*[}\]]\s*$)"), "列表的项之间要用英文逗号“,”"),
    (
        expression(r"^(?P<before>\s*(?:- )?[\w-]+:\s+)[>|][=\d]"),
        "比较符号开头的值要加引号，如 \">=95%\"",
    ),
)  # fmt: skip
