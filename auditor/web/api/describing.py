"""Operations as data, and the OpenAPI document that is made of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import Response

from auditor.expressions import expression
from auditor.version import __version__
from auditor.web.api.contract import Problem

_PARAMETER = expression(r"\{(\w+)\}")
_REFERENCE = "#/components/schemas/{model}"
_DESCRIPTION = (
    "发送申报表，取回审核报告。同一内容再次发送，得到同一个编号；编号是随机的，请妥善保管。"
    "服务要求密钥时，请在 Authorization 里写 Bearer 密钥。"
)

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Operation:
    """``answers`` are by status: a model for JSON, or media types; ``problems`` are answered with a Problem.
    ``body`` is a model, ``file`` the name of the part that holds a file."""

    method: str
    path: str
    name: str
    summary: str
    handler: Handler
    answers: Mapping[int, type[BaseModel] | tuple[str, ...] | None]
    problems: Sequence[int] = ()
    body: type[BaseModel] | None = None
    file: str = ""
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


_REASONS = {
    200: "好", 202: "已接收，正在排队或审核", 204: "已删除", 400: "请求不完整", 401: "需要密钥",
    404: "没有找到", 409: "还没有审核完", 413: "文件太大", 415: "格式不支持",
    422: "不能处理", 429: "太频繁", 503: "排队已满",
}  # fmt: skip


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """The OpenAPI document of these operations."""
    models: set[type[BaseModel]] = {Problem, *(model for each in operations for model in _models(each))}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schemas = models_json_schema([(model, "serialization") for model in ordered], ref_template=_REFERENCE)
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "绩效目标审核接口", "version": __version__, "description": _DESCRIPTION},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"key": []}],
    }


def _models(operation: Operation) -> list[type[BaseModel]]:
    answers = [model for model in operation.answers.values() if isinstance(model, type)]
    return [*answers, *([operation.body] if operation.body else [])]


def _operation(operation: Operation) -> dict[str, Any]:
    answers = {str(status): _answer(status, model) for status, model in operation.answers.items()}
    answers |= {str(status): _answer(status, Problem) for status in (401, *operation.problems)}
    told: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            {
                "name": name,
                "in": "path",
                "required": True,
                "schema": dict(operation.values.get(name, {"type": "string"})),
            }
            for name in _PARAMETER.findall(operation.path)
        ],
        "responses": answers,
    }
    if operation.body is not None:
        told["requestBody"] = {"required": True, "content": _json(operation.body)}
    if operation.file:
        told["requestBody"] = {"required": True, "content": _multipart(operation.file)}
    return told


def _answer(status: int, model: type[BaseModel] | tuple[str, ...] | None) -> dict[str, Any]:
    told: dict[str, Any] = {"description": _REASONS[status]}
    if isinstance(model, tuple):
        told["content"] = {media: {"schema": _media(media)} for media in model}
    elif model is not None:
        told["content"] = _json(model)
    return told


def _media(media: str) -> dict[str, Any]:
    """Reports in JSON have contracts of their own."""
    return {} if media == "application/json" else {"type": "string"}


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REFERENCE.format(model=model.__name__)}}}


def _multipart(name: str) -> dict[str, Any]:
    part = {"type": "string", "format": "binary"}
    return {
        "multipart/form-data": {"schema": {"type": "object", "required": [name], "properties": {name: part}}}
    }
