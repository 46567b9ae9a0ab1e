using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Which ways in the firm offers to its clients' people, and who of its own needs a second factor (D-21).</summary>
public sealed class SaveSignInWays(BrokerStore store)
{
    public sealed class Input
    {
        public SignInWays Clients { get; set; }
        public SecondFactorFor SecondFactor { get; set; } = SecondFactorFor.Administrators;
        public Guid Version { get; set; }

        public static Input Of(SignInWaysQuery.Ways ways) => new() { Clients = ways.Clients, SecondFactor = ways.SecondFactor, Version = ways.Version };
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        if (!Enum.IsDefined(input.Clients)) return new Problem("input.not-accepted", nameof(Input.Clients));
        if (!Enum.IsDefined(input.SecondFactor)) return new Problem("input.not-accepted", nameof(Input.SecondFactor));
        if (await db.Firms.SingleOrDefaultAsync(ct) is not { } firm) return Problem.Missing;
        if (firm.Version != input.Version) return Problem.Stale;
        (firm.SignInWays, firm.SecondFactor) = (input.Clients, input.SecondFactor);
        return await db.SaveAsync(ct);
    }
}
