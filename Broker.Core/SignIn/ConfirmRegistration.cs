using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// The address is theirs: a prospect's record, its extranet and its primary contact (R-EXT-05). Who it may double is told to the firm, never to the
/// visitor (D-26).
/// </summary>
public sealed class ConfirmRegistration(BrokerStore store, IPasswordHasher<Person> hasher, IDoorWords words, FirmIdentity firm, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(OneTimeLink.HashLength)] public string? Token { get; set; }
        [Required, MaxLength(Passwords.Longest)] public string? Password { get; set; }
    }

    /// <returns>The person, who has just chosen their password.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => RunningNumber.SaveAsync(true, () => SaveAsync(input, ct));

    private async Task<Result<Guid>> SaveAsync(Input input, CancellationToken ct)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (!(await db.FeaturesOnAsync(ct)).Contains(Feature.ProspectAccounts)) return new Problem("register.off");
        var link = await OpenedLink.GoodAsync(db, input.Token, LinkPurpose.Registration, clock.Now, ct);
        if (link.Failed) return link.Problem;
        var linkId = link.Value.Id;
        if (await db.ProspectRequests.SingleOrDefaultAsync(r => r.LinkId == linkId, ct) is not { } asked) return OpenedLink.Unknown;
        var person = Person.Of(asked.Email, asked.FirstName, asked.LastName, asked.Language);
        // Invited, or registered by another link, since the mail left.
        if (await db.Users.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail, ct)) return OpenedLink.Used;
        if (Passwords.Refuse(input.Password, person, nameof(Input.Password)) is { } weak) return weak;

        person.PasswordHash = hasher.HashPassword(person, input.Password!);
        var entered = asked.ToClient();
        var doubles = await Duplicates.FindAsync(db, entered, ct);
        var client = new Client { Reference = await SaveClient.NextReferenceAsync(db, ct), Kind = entered.Kind!.Value, Name = "", State = ClientState.Prospect };
        SaveClient.Write(entered, client);
        var membership = new Membership { ClientId = client.Id, PersonId = person.Id, Group = AccessGroup.Primary, Stage = AccessStage.Invited };
        db.AddRange(person, client, membership, new AccountAccess { ClientId = client.Id });
        link.Value.Use(clock.Now);
        db.Remove(asked);
        await db.WelcomeAsync(client, clock.Today, ct);
        await TellFirmAsync(db, client, doubles, ct);
        await FirstLogins.ArriveAsync(db, client, membership, person, words.AdmissionTask(firm.Language[..2], person.FullName), clock, ct);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? person.Id : saved.Problem == Problem.Stale ? OpenedLink.Used : saved.Problem;
    }

    private async Task TellFirmAsync(BrokerDb db, Client client, IReadOnlyList<DuplicateRow> doubles, CancellationToken ct)
    {
        var receivers = await FirstLogins.ReceiversAsync(db, client.Id, client.HandlerId, ct);
        var task = new TaskItem
        {
            Subject = Inputs.Cut(words.ProspectTask(firm.Language[..2], client.Name), TaskTemplate.SubjectLength), Kind = TaskKind.Action, PlannedOn = clock.Today, CreatedAt = clock.Now, CreatedBy = client.Name,
            ClientId = client.Id, Description = doubles.Count == 0 ? null : Inputs.Cut(string.Join("\n", doubles.Select(d => $"{d.Name} ({d.Reference})")), TaskItem.DescriptionLength),
        };
        task.Address(receivers, []);
        db.Add(task);
        var (code, with) = doubles.Count == 0 ? ("notice.prospect", "") : ("notice.prospect-double", string.Join(", ", doubles.Select(d => $"{d.Name} ({d.Reference})")));
        if (doubles.Count > 0) db.AddEvent(client.Id, null, "client.registered-double", with);
        foreach (var person in receivers)
            db.Add(new Notification { PersonId = person, At = clock.Now, Code = code, Args = [client.Name, with], Link = $"/clients/{client.Id}" });
    }
}
