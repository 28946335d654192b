"""Templates, compiled for each language with the sentences that nothing fills already in them.

Most of a page is such sentences. Looked up and made safe once, they are part of what the
template writes anyway, and a page takes half the time.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

_HERE = Path(__file__).parent

Sentences = Callable[[str], str | None]
"""Returns the sentence of a key when nothing has to be filled in, None when something has."""


class SpokenTemplates(Environment):
    """The templates in one language; each is compiled when it is first used."""

    def __init__(self, sentences: Sentences) -> None:
        super().__init__(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            auto_reload=False,
            cache_size=-1,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._sentences = sentences

    def compile_all(self) -> None:
        """Compile every template.

        Raises:
            TemplateError: one is not valid.
        """
        for name in self.list_templates():
            self.get_template(name)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        written: nodes.Template = _Saying(self._sentences).visit(
            super()._parse(source, name, filename)
        )
        return written


class _Saying(NodeTransformer):
    """Puts the sentence where a template asks for it to be shown: ``{{ t("page.skip") }}``.

    Within an expression it stays a question: what is shown there is made safe later.
    """

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - jinja2's name
        node.nodes = [self._said(shown) for shown in node.nodes]
        return node

    def _said(self, shown: nodes.Expr) -> nodes.Expr:
        match shown:
            case nodes.Call(
                node=nodes.Name(name="t"), args=[nodes.Const(value=str() as key)], kwargs=[]
            ) if (sentence := self._sentences(key)) is not None:
                return nodes.TemplateData(str(escape(sentence)), lineno=shown.lineno)
        return shown
