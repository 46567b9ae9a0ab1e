using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Extranet;
using Broker.Core.Staff;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Sharing;

/// <summary>How a group of access, what lets somebody see something and what they gain and lose are written, on both faces.</summary>
public static class AccessLook
{
    /// <summary>Whether who sees a thing is theirs to know: the firm's, and those of the client's who manage access.</summary>
    public static async Task<bool> ReadsSharingAsync(this WhoAmIQuery who, Caller me) =>
        await who.RunAsync(me) is var asked && asked.Permissions.Contains(asked.Kind == ActorKind.Client ? Permission.ManageContacts : Permission.ViewClients);

    public static readonly IReadOnlyList<ContractPart> Parts = [ContractPart.Guarantees, ContractPart.Items, ContractPart.Account, ContractPart.Documents, ContractPart.Claims];

    public static string IconOf(AccessGroup group) => group switch { AccessGroup.Primary => "crown", AccessGroup.Full => "ok", AccessGroup.Limited => "lock", _ => "eye" };

    public static Tone ToneOf(AccessGroup group) => group switch { AccessGroup.Primary => Tone.Info, AccessGroup.Full => Tone.Good, _ => Tone.Plain };

    public static MarkupString Chip(ResourceAssetCollection assets, AccessGroup group, IStringLocalizer<PeopleText> text) => Chips.Of(assets, ToneOf(group), text[$"AccessGroup.{group}"], IconOf(group));

    public static string IconOf(SharedItem kind) => kind switch { SharedItem.Contract => "shield", SharedItem.Quote => "pen", SharedItem.Claim => "claim", SharedItem.Document => "file", _ => "certificate" };

    /// <summary>3 contrats, 1 document.</summary>
    public static string Count(IStringLocalizer<PeopleText> text, IEnumerable<AccessEffectQuery.Seen> seen) =>
        string.Join(", ", seen.Select(s => text[$"count.{s.Kind}.{(s.Count == 1 ? "one" : "many")}", s.Count.ToString(CultureInfo.CurrentCulture)].Value));

    public static string Why(IStringLocalizer<PeopleText> text, IEnumerable<SeesBecause> because) => string.Join(", ", because.Select(b => text[$"because.{b}"].Value));

    /// <summary>Of a contract seen in part: which parts.</summary>
    public static string Of(IStringLocalizer<PeopleText> text, ContractPart parts) =>
        parts == ContractPart.All ? "" : parts == ContractPart.Summary ? text["ContractPart.Summary"] : string.Join(", ", Parts.Where(part => parts.HasFlag(part)).Select(part => text[$"ContractPart.{part}"].Value));
}
