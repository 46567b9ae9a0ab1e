namespace Broker.Core.Word;

/// <summary>
/// Turns a self-contained HTML document into a PDF. The sheet's only script is our paginator: when the pages are laid out it
/// sets <c>document.documentElement.dataset.pages</c> to their number, or <c>dataset.failed</c> to a message; the press prints
/// only once one of them is there, with the page sizes the document declares (<c>@page</c>).
/// </summary>
public interface IPdfPress
{
    /// <exception cref="PrintFailed">The document could not be laid out or printed.</exception>
    Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct = default);
}

/// <summary>A complete HTML document, needing nothing from outside itself and carrying its own content security policy.</summary>
/// <param name="Scale">What its lengths are multiplied by on paper: a sheet may be laid out enlarged, for finer lines.</param>
public sealed record PrintSheet(string Html, double Scale = 1);

public sealed class PrintFailed(string message, Exception? inner = null) : Exception(message, inner);
