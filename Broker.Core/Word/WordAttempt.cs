using Microsoft.Extensions.Logging;

namespace Broker.Core.Word;

/// <summary>
/// Work on a document that has passed the gate and may still be beyond us. Reading, filling and laying out depend on nothing but the document and
/// its values: what fails once fails each time, and is answered for good.
/// </summary>
internal static class WordAttempt
{
    /// <returns>Null when the document was beyond us; the log says why.</returns>
    public static T? Of<T>(Func<T> work, ILogger log) where T : class
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogWarning(e, "A Word document could not be read, filled or laid out.");
            return null;
        }
    }
}
