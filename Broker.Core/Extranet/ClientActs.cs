using Broker.Core.Access;

namespace Broker.Core.Extranet;

/// <summary>
/// What clients do in their space and what follows at the firm: the table its administrators read. It is written by hand; a test holds each line against the
/// program.
/// </summary>
public static class ClientActs
{
    /// <param name="Feature">Its switch; without one it is always there.</param>
    /// <param name="Notice">What is put under the bell; null when nobody is told.</param>
    /// <param name="Events">Lines of the client's history.</param>
    /// <param name="Mail">Whether a mail leaves, to whom the page says in words.</param>
    public sealed record ClientAct(string Name, Feature? Feature, string? Notice, IReadOnlyList<string> Events, bool Mail = false);

    /// <summary>It waits, or is in effect at once, as the contract says.</summary>
    private static readonly string[] Moved = ["contract.movement-asked", "contract.movement-refused", "contract.movement-taken-back", "contract.item-entered", "contract.item-left", "contract.item-plate-changed", "contract.item-corrected"];

    public static readonly IReadOnlyList<ClientAct> All =
    [
        new("first-sign-in", Feature.FirstLoginValidation, "notice.first-login", ["client.access-awaiting", "client.access-admitted", "client.access-refused", "client.first-sign-in"], Mail: true),
        new("registration", Feature.ProspectAccounts, "notice.prospect", ["client.registered-double"], Mail: true),
        new("forgotten-password", Feature.ForgottenPassword, null, [], Mail: true),
        new("own-details", Feature.OwnDetails, "notice.own-details", ["client.own-name", "client.own-phone", "client.own-email", "client.own-person", "client.own-language", "client.own-sign-in", "client.address-changed"], Mail: true),
        new("quote-requested", Feature.RequestQuotes, "notice.quote-requested", ["quote.requested"]),
        new("claim-reported", Feature.DeclareClaims, "notice.claim-pre-declared", ["claim.pre-declared"]),
        new("document-deposited", Feature.DepositDocuments, "notice.document-received", ["client.document-received"]),
        new("document-brought", Feature.DepositDocuments, "notice.expected-received", ["contract.document-received", "quote.document-received", "claim.document-received"]),
        new("certificate-requested", null, "notice.decision-awaited", ["event.certificate-requested", "event.certificate-held", "event.certificate-accepted", "event.certificate-refused", "event.certificate-issued", "event.certificate-failed", "event.certificate-withdrawn", "event.certificate-replaced"]),
        new("vehicle-moved", Feature.VehicleFleet, "notice.movement-reported", Moved),
        new("building-moved", Feature.BuildingFleet, "notice.movement-reported", Moved),
        new("person-moved", Feature.GroupContracts, "notice.movement-reported", Moved),
        new("people-changed", null, null, ["client.access-given", "client.access-resent", "client.access-group", "client.access-option-on", "client.access-option-off", "client.access-all-contracts", "client.access-chosen-contracts",
            "client.access-removed", "client.primary-named", "client.colleague-changed", "client.item-shared", "client.item-shared-in-part", "client.item-unshared"], Mail: true),
        new("environment-entered", null, null, ["client.environment-entered"]),
    ];
}
