using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Templates;

/// <summary>Which statements every certificate must make. Asking for more stops no client: templates in use are shown as lacking it, and their next version must have it.</summary>
public sealed class SaveStatementRules(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>As they were read; none where nothing was decided yet.</summary>
        public Guid? Version { get; set; }
        public List<CertificateStatement> Required { get; set; } = [];
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var rules = await db.RulesAsync(ct);
        if (rules?.Version != input.Version) return Problem.Stale;
        if (rules is null) db.Add(rules = new StatementRules { Id = StatementRules.OnlyId, At = clock.Now, By = db.Actor.Signature });
        rules.Waived = [.. Enum.GetValues<CertificateStatement>().Except(input.Required).Select(s => s.ToString())];
        (rules.At, rules.By) = (clock.Now, db.Actor.Signature);
        var saved = await db.SaveAsync(ct);
        // Two who decide for the first time at the same moment.
        return saved.Problem == Problem.Taken ? Problem.Stale : saved;
    }
}
