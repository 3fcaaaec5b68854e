"""What lexicons/layouts.yaml calls the forms of a layout."""

from __future__ import annotations

LEVELLED = "绩效目标表（层级分列、符号和单位各成一列）"
ONE_CELL = "绩效目标表（层级分列，符号、数值和单位写在一格）"
KNOWN = {
    "chongqing-department": "重庆市部门（单位）整体绩效目标表",
    "chongqing-project": "重庆市一般性项目、重点专项资金绩效目标表（一级项目）",
    "district-special-fund": "沙坪坝区部门专项绩效目标申报表",
    "central-declaration": "中央部门项目支出绩效目标申报表（中期与年度分列）",
    "central-2021": "中央部门项目支出绩效目标表（带分值）",
    "transfer-payment": "转移支付区域（项目）绩效目标表",
    "central-self-review": "中央部门项目支出绩效自评表",
    "central-department": "部门整体支出绩效目标申报表（带年度主要任务）",
    "sichuan-self-review": "四川省部门预算项目支出绩效自评表",
    "sichuan-table-6": "四川省部门预算项目绩效目标表（各项目在一张表里）",
    "yunnan-self-review": "云南省项目支出绩效自评表",
    "yunnan-05-2": "云南省部门项目支出绩效目标表（预算05-2表）",
    "hubei-self-review": "湖北省项目自评表（多个年度绩效目标）",
    "hubei-monitoring": "湖北省项目绩效运行监控表",
    "hunan": "湖南省项目支出绩效目标表",
    "hunan-stored": "湖南省预算系统打印的绩效目标表",
    "ezhou": "鄂州市项目绩效目标申报表",
    "shanghai": "上海市财政项目支出绩效目标申报表",
    "import-sheet": "预算管理系统的指标导入表",
    "central-monitoring": "中央部门项目支出绩效目标执行监控表",
    "provincial-monitoring": "绩效运行监控表（一般样式）",
    "spaced-out": LEVELLED,
    "two-terms": ONE_CELL,
}
