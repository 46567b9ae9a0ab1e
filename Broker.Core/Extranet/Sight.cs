using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Extranet;

/// <summary>Why somebody of a client's sees something.</summary>
public enum SeesBecause { Everything, AllContracts, OfContract, OfItem, ByItself, AllDocuments, Own }

/// <summary>The archive's filters in words: for one membership and one thing, what lets them see it. A test holds the two together.</summary>
public static class Sight
{
    public static IReadOnlyList<SeesBecause> Of(Membership membership, SharedThing thing)
    {
        if (!thing.Shown) return [];
        if (membership.SeesEverything) return [SeesBecause.Everything];
        List<SeesBecause> reasons = [];
        var ofHiddenClaim = thing is { OfHidden: true, ClaimId: not null };
        var ofContract = thing.ContractId is { } contract && !ofHiddenClaim ? membership.Shares.Find(s => s.Kind == SharedItem.Contract && s.ItemId == contract) : null;
        if (membership.AllContracts && thing.ContractId is not null) reasons.Add(SeesBecause.AllContracts);
        if (ofContract is not null && thing.Kind != SharedItem.Contract && ofContract.Parts.HasFlag(PartOf(thing))) reasons.Add(SeesBecause.OfContract);
        if (membership.Shares.Exists(s => s.Kind == thing.Kind && s.ItemId == thing.Id)) reasons.Add(SeesBecause.ByItself);
        if (thing.Kind == SharedItem.Document && membership.Shares.Exists(s => s.Kind != SharedItem.Contract && (s.ItemId == thing.QuoteId || (s.ItemId == thing.ClaimId && !ofHiddenClaim) || s.ItemId == thing.RequestId))) reasons.Add(SeesBecause.OfItem);
        if (thing.Kind == SharedItem.Document && membership.SeesAllDocuments) reasons.Add(SeesBecause.AllDocuments);
        if (thing.ById == membership.PersonId || thing.AskedById == membership.PersonId) reasons.Add(SeesBecause.Own);
        return reasons;
    }

    /// <summary>Of a contract they see, which parts.</summary>
    public static ContractPart PartsOf(Membership membership, SharedThing thing) =>
        membership.SeesEverything || membership.AllContracts || thing.Kind != SharedItem.Contract ? ContractPart.All
        : membership.Shares.Find(s => s.Kind == SharedItem.Contract && s.ItemId == thing.Id)?.Parts ?? ContractPart.Summary;

    /// <summary>Somebody with that membership, were it as it stands in memory: to look through the archive's filters as they would.</summary>
    public static Actor As(Membership membership, IReadOnlyList<Guid> hidden) => new()
    {
        Kind = ActorKind.Client, Name = "", PersonId = membership.PersonId, ClientId = membership.ClientId, Group = membership.Group, Permissions = Rights.Of(membership).Permissions.ToHashSet(),
        Only = membership.SeesEverything ? null : new Sharing(membership.Shares), AllContracts = membership.SeesEverything || membership.AllContracts, Hidden = hidden,
    };

    private static ContractPart PartOf(SharedThing thing) => thing.Kind == SharedItem.Claim || thing.ClaimId is not null ? ContractPart.Claims : ContractPart.Documents;
}
