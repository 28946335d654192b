"""``python -m manifest build``: the Teams app package, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from manifest.package import PackageError, build_package

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def manifest() -> None:
    """Make what an administrator uploads to Teams."""


@app.command()
def build(
    app_id: Annotated[str, typer.Option(help="The Entra app id of the bot.")],
    host: Annotated[str, typer.Option(help="The host name of the pages, without https://.")],
    out: Annotated[Path, typer.Option(help="The file to write, or its folder.")] = Path(),
    version: Annotated[
        str, typer.Option(help="Three numbers; each upload a higher one.")
    ] = "1.0.0",
) -> None:
    """Write the package."""
    try:
        package = build_package(app_id, host, version, out)
    except (PackageError, OSError) as error:
        typer.echo(f"No package was made: {error}.", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{package}")


if __name__ == "__main__":
    app()
