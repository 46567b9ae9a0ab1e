using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>One's own language, "fr" or "en".</summary>
public sealed class ChangeLanguage(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, string language, CancellationToken ct = default)
    {
        if (language is not ("fr" or "en")) return new Problem("input.invalid");
        if (by.PersonId is not { } personId) return Problem.Missing;
        // A contact has no rights of their own outside an account; their language is theirs all the same.
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.Active, ct);
        if (person is null) return Problem.Missing;
        person.Language = language;
        return await db.SaveAsync(ct);
    }
}
