using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>The first time somebody comes into a client's account (R-EXT-03, D-24).</summary>
internal static class FirstLogins
{
    /// <summary>They are in, or wait for the firm, which is told: whoever looks after the client, else its administrators.</summary>
    public static async Task ArriveAsync(BrokerDb db, Client client, Membership membership, Person person, string subject, FirmClock clock, CancellationToken ct)
    {
        var now = clock.Now;
        var watched = (await db.FeaturesOnAsync(ct)).Contains(Feature.FirstLoginValidation);
        membership.Stage = watched ? AccessStage.Awaiting : AccessStage.Open;
        db.Add(new Event { ClientId = membership.ClientId, At = now, By = person.FullName, Code = watched ? "client.access-awaiting" : "client.first-sign-in", Args = [person.FullName] });
        if (!watched) return;

        var task = new TaskItem
        {
            Subject = Inputs.Cut(subject, TaskTemplate.SubjectLength), Kind = TaskKind.ExtranetValidation, PlannedOn = clock.Today, CreatedAt = now, CreatedBy = person.FullName,
            ClientId = membership.ClientId, SubjectId = membership.Id,
        };
        task.Address(await ReceiversAsync(db, membership.ClientId, client.HandlerId, ct), []);
        db.Add(task);
        foreach (var receiver in task.Recipients)
            db.Add(new Notification { PersonId = receiver.PersonId, At = now, Code = "notice.first-login", Args = [person.FullName, client.Name], Link = $"/tasks/{task.Id}" });
    }

    /// <summary>Who looks after the client and may decide; administrators when nobody does.</summary>
    internal static async Task<IReadOnlyList<Guid>> ReceiversAsync(BrokerDb db, Guid clientId, Guid? handlerId, CancellationToken ct)
    {
        var able = (await db.StaffOnDutyAsync(ct)).Where(s => s.MayDecide).Select(s => s.Id).ToHashSet();
        var near = await db.Correspondents.Where(c => c.ClientId == clientId).Select(c => c.PersonId).ToListAsync(ct);
        if (handlerId is { } handler) near.Add(handler);
        var chosen = near.Where(able.Contains).Distinct().ToList();
        return chosen.Count > 0 ? chosen : await db.Users.Where(p => p.Active && p.Profile!.IsAdministrator).Select(p => p.Id).ToListAsync(ct);
    }
}
