using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;

namespace Broker.Core.Certificates;

/// <param name="HasButton">Otherwise there is nothing to show.</param>
/// <param name="Reasons">Why the button cannot be pressed today, each with what to do; none when it can.</param>
/// <param name="NeedsDecision">The firm decides on each request before the document is shared.</param>
/// <param name="ItemKind">Which insured items one may choose; none when no template is about one.</param>
/// <param name="ForContract">Templates about the contract as a whole; with exactly one, there is nothing to choose (D-33).</param>
/// <param name="ForItem">Templates about one insured item.</param>
public sealed record CertificateOffer(
    bool HasButton, IReadOnlyList<Problem> Reasons, bool NeedsDecision, ItemKind ItemKind,
    IReadOnlyList<OfferedTemplate> ForContract, IReadOnlyList<OfferedTemplate> ForItem)
{
    public static readonly CertificateOffer None = new(false, [], false, ItemKind.None, [], []);

    /// <summary>All that any of them asks.</summary>
    public IEnumerable<OfferedField> Fields => ForContract.Concat(ForItem).SelectMany(t => t.Fields);

    public bool IsOpen => HasButton && Reasons.Count == 0;

    /// <summary>R-CERT-04: a single template, that asks nothing, and no item to choose: pressing the button is the whole request. Otherwise null.</summary>
    public OfferedTemplate? AtOnce => IsOpen && ForItem.Count == 0 && ForContract is [{ Fields.Count: 0 } only] ? only : null;
}

public sealed record OfferedTemplate(Guid Id, string Title, IReadOnlyList<OfferedField> Fields);

/// <param name="Default">In the form of <see cref="AskedAnswers"/>, as the answers are.</param>
public sealed record OfferedField(string Tag, string Label, FieldType Type, string? Help, string? Default, bool Required, IReadOnlyList<string> Choices);

/// <summary>What a contact may request for a contract today, and how. Null when they see no such contract.</summary>
public sealed class CertificateOfferQuery(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public async Task<CertificateOffer?> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ViewClients : Permission.UseExtranet);

        var terms = await CertificateTerms.ReadAsync(db, shelf, contractId, clock.Today, ct);
        if (terms is null) return null;
        if (!terms.Eligibility.HasButton || !db.Actor.May(Permission.RequestCertificates)) return CertificateOffer.None;
        return new(true, terms.Eligibility.Reasons, terms.Held, terms.For(item: true).Any() ? terms.ItemKind : ItemKind.None,
            [.. terms.For(item: false).Select(Shown)], [.. terms.For(item: true).Select(Shown)]);
    }

    internal static OfferedTemplate Shown(TitledTemplate offered) => new(offered.Template.Id, offered.Title,
        [.. offered.Template.Fields.OrderBy(f => f.Position).Select(f => new OfferedField(f.Tag, f.Label, f.Type, f.Help, f.Default, f.Required, f.Choices))]);
}
