using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Sales;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Extranet;

/// <summary>The same state looks the same on every page of the client face.</summary>
internal static class ExtranetLook
{
    public static Tone ToneOf(ContractState state) => state switch
    {
        ContractState.InForce => Tone.Good,
        ContractState.Suspended => Tone.Warn,
        ContractState.NotYetActive => Tone.Info,
        _ => Tone.Plain,
    };

    public static Tone ToneOf(ReceiptState state) => state switch
    {
        ReceiptState.Settled or ReceiptState.Credit => Tone.Good,
        ReceiptState.Late => Tone.Bad,
        ReceiptState.PartPaid or ReceiptState.Due => Tone.Warn,
        _ => Tone.Plain,
    };

    public static Tone ToneOf(RequestState state) => state switch
    {
        RequestState.Issued => Tone.Good,
        RequestState.Refused or RequestState.Failed => Tone.Bad,
        _ => Tone.Info,
    };

    public static Tone ToneOf(QuoteState state) => state switch
    {
        QuoteState.Accepted => Tone.Good,
        QuoteState.Requested or QuoteState.Sent => Tone.Info,
        QuoteState.Expired => Tone.Warn,
        _ => Tone.Plain,
    };

    public static Tone ToneOf(ClaimState state) => state switch
    {
        ClaimState.PreDeclared => Tone.Info,
        ClaimState.Open => Tone.Warn,
        _ => Tone.Plain,
    };

    public static string IconOf(ItemKind kind) => kind switch
    {
        ItemKind.Vehicle => "truck",
        ItemKind.Building => "building",
        ItemKind.Person => "person",
        _ => "shield",
    };

    /// <summary>What the client still has to pay, wherever the money goes.</summary>
    public static bool IsOwed(this ReceiptsQuery.ReceiptRow receipt) => receipt.State is ReceiptState.Late or ReceiptState.PartPaid or ReceiptState.Due;

    public static Broker.Core.Common.Money Left(this ReceiptsQuery.ReceiptRow receipt) => receipt.Total - receipt.Paid;
}
