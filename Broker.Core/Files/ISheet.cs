namespace Broker.Core.Files;

/// <summary>A table written row by row into a file, for a spreadsheet.</summary>
public interface ISheet : IDisposable
{
    /// <summary>Texts, numbers, days, or nothing.</summary>
    void Write(IReadOnlyList<object?> cells);
}
