using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>What is shared with somebody who does not see everything of the account, as the archive's filters read it.</summary>
public sealed class Sharing
{
    private static readonly ContractPart[] EachPart = [ContractPart.Guarantees, ContractPart.Items, ContractPart.Account, ContractPart.Documents, ContractPart.Claims];
    private readonly Dictionary<ContractPart, IReadOnlyList<Guid>> withPart;

    public Sharing(IEnumerable<ItemShare> shares)
    {
        List<ItemShare> all = [.. shares];
        List<ItemShare> contracts = [.. all.Where(s => s.Kind == SharedItem.Contract)];
        Contracts = [.. contracts.Select(s => s.ItemId)];
        Items = [.. all.Where(s => s.Kind != SharedItem.Contract).Select(s => s.ItemId)];
        withPart = EachPart.ToDictionary(part => part, part => (IReadOnlyList<Guid>)[.. contracts.Where(s => s.Parts.HasFlag(part)).Select(s => s.ItemId)]);
    }

    /// <summary>Contracts of which at least the summary is shown.</summary>
    public IReadOnlyList<Guid> Contracts { get; }

    /// <summary>Quotes, claims, documents and requests shown by themselves.</summary>
    public IReadOnlyList<Guid> Items { get; }

    public ContractPart PartsOf(Guid contractId) => withPart.Where(shared => shared.Value.Contains(contractId)).Aggregate(ContractPart.Summary, (parts, shared) => parts | shared.Key);

    public IReadOnlyList<Guid> ContractsWith(ContractPart part) => withPart.GetValueOrDefault(part, Contracts);
}
