using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Who decides on access at a client's: its primary contact, and the firm's own who keep its record. Another client's primary finds nothing there; a prospect asks nobody in.
    private const string WhoManagesAccess = "++!" + "+!!!" + "-!+";
    private const string WhoReadsAccess = "+++" + "+!!!" + "-!+";

    private static readonly AccessRow[] PeopleDesks =
    [
        Row<AccessQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
        Row<WhoSeesQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, SharedItem.Contract, s.Client, s.Contract), others: NotForProspects),
        Row<SeersQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, SharedItem.Contract, s.Client), answer => ((IReadOnlyDictionary<Guid, IReadOnlyList<SeersQuery.Seer>>)answer!).Count > 0, others: NotForProspects),
        Row<ShareChoicesQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, s.Client, s.Limited), others: NotForProspects),
        Row<AccessEffectQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, MembershipId = s.Limited, Group = AccessGroup.ViewOnly }), others: NotForProspects),
        Row<GiveAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, FirstName = "Léa", LastName = "Fontaine", Email = $"{Guid.NewGuid():n}@rivelaine.example" }), others: NotForProspects),
        Row<ChangeAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Limited, Version = Guid.NewGuid(), Group = AccessGroup.Limited }), others: NotForProspects),
        Row<SaveColleague>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { ContactId = s.Colleague, Version = Guid.NewGuid(), FirstName = "Karim", LastName = "Haddad" }), others: NotForProspects),
        // Refused as she is primary: an answer to whoever may ask.
        Row<RemoveAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, s.Primary), others: NotForProspects),
        Row<MakePrimary>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, s.Primary), others: NotForProspects),
        Row<ShareItem>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Looking, Kind = SharedItem.Contract, ItemId = Cast.Fleet.Id }), others: NotForProspects),
        Row<UnshareItem>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Looking, Kind = SharedItem.Contract, ItemId = Cast.Fleet.Id }), others: NotForProspects),
    ];
}
