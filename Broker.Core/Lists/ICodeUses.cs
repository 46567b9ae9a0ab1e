using Broker.Core.Storage;

namespace Broker.Core.Lists;

/// <summary>Where a word is called by its code: what no row refers to, and would no longer be found.</summary>
public interface ICodeUses
{
    /// <param name="code">The word's own, as it is kept.</param>
    /// <returns>Nothing when nobody calls it.</returns>
    Task<IReadOnlyList<Use>> OfAsync(BrokerDb db, ListValue word, string code, CancellationToken ct);
}
