using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>What the firm asks of its certificates, and which templates in use do not say it.</summary>
public sealed class StatementRulesQuery(BrokerStore store)
{
    /// <param name="By">Who decided; null while everything is asked because nobody has.</param>
    /// <param name="Lacking">By statement, required or not: the names of the published templates that do not make it.</param>
    public sealed record Answer(SaveStatementRules.Input Input, string? By, DateTime? At, IReadOnlyDictionary<CertificateStatement, IReadOnlyList<string>> Lacking);

    public async Task<Answer> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var rules = await db.RulesAsync(ct);
        var templates = (await db.Templates.AsNoTracking().OrderBy(t => t.Name).ToListAsync(ct)).Where(t => t is { IsUsable: true, CanBeOffered: true }).ToList();
        var all = Enum.GetValues<CertificateStatement>();
        return new(
            new() { Version = rules?.Version, Required = [.. all.Where(s => rules?.Requires(s) ?? true)] }, rules?.By, rules?.At,
            all.ToDictionary(s => s, s => (IReadOnlyList<string>)[.. templates.Where(t => t.Lacks(null).Contains(s)).Select(t => t.Name)]));
    }
}
