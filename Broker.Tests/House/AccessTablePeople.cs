using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Who decides on access at a client's: its primary contact, and the firm's own who keep its record. Another client's primary finds nothing there.
    private const string WhoManagesAccess = "++!" + "+!!!" + "-!+";
    private const string WhoReadsAccess = "+++" + "+!!!" + "-!+";

    private static readonly AccessRow[] PeopleDesks =
    [
        Row<AccessQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<WhoSeesQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, SharedItem.Contract, s.Client, s.Contract)),
        Row<SeersQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, SharedItem.Contract, s.Client), answer => ((IReadOnlyDictionary<Guid, IReadOnlyList<SeersQuery.Seer>>)answer!).Count > 0),
        Row<ShareChoicesQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, s.Client, s.Limited)),
        Row<AccessEffectQuery>(WhoReadsAccess, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, MembershipId = s.Limited, Group = AccessGroup.ViewOnly })),
        Row<GiveAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, FirstName = "Léa", LastName = "Fontaine", Email = $"{Guid.NewGuid():n}@rivelaine.example" })),
        Row<ChangeAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Limited, Version = Guid.NewGuid(), Group = AccessGroup.Limited })),
        Row<SaveColleague>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { ContactId = s.Colleague, Version = Guid.NewGuid(), FirstName = "Karim", LastName = "Haddad" })),
        // Refused as she is primary: an answer to whoever may ask.
        Row<RemoveAccess>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, s.Primary)),
        Row<MakePrimary>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, s.Primary)),
        Row<ShareItem>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Looking, Kind = SharedItem.Contract, ItemId = Cast.Fleet.Id })),
        Row<UnshareItem>(WhoManagesAccess, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Looking, Kind = SharedItem.Contract, ItemId = Cast.Fleet.Id })),
    ];
}
