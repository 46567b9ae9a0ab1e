using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Contracts whose mandatory documents are missing, or wait to be looked at, in the whole firm.</summary>
public sealed class MissingDocumentsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(ExpectedDocument), typeof(Contract), typeof(Termination), typeof(Client));

    /// <param name="Contracts">Those something mandatory is missing from.</param>
    /// <param name="Documents">How many documents that makes.</param>
    /// <param name="ToCheck">Contracts with something that was received and that nobody has accepted or refused.</param>
    public sealed record Figures(int Contracts, int Documents, int ToCheck);

    public async Task<Figures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(MissingDocumentsQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<Figures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var missing = StandingDocuments.OfAllContracts(db, clock.Today).Where(e => e.IsMissing);
        var received = StandingDocuments.OfAllContracts(db, clock.Today).Where(e => e.State == ExpectedState.Received);
        return new(await missing.Select(e => e.ContractId).Distinct().CountAsync(), await missing.CountAsync(), await received.Select(e => e.ContractId).Distinct().CountAsync());
    }
}
