using Broker.Core.Access;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>A mailbox of the firm's that Inès reads, and what is told of it.</summary>
internal static class MailboxScene
{
    public const string Address = "sinistres@ardelane.example";
    public static readonly Caller Machine = Caller.System(Jobs.Fetch);

    public static async Task<Guid> SetUpAsync(World world, string address = Address, params CastPerson[] readers)
    {
        foreach (var reader in readers.Length == 0 ? [Cast.Ines] : readers)
            await world.ChangeAsync(async db =>
            {
                var person = await db.Users.SingleAsync(p => p.Id == reader.Id);
                person.MailAccounts = [.. person.MailAccounts ?? [], new(address, false)];
            });
        var saved = await world.Desk<SaveMailbox>().RunAsync(world.Helene, Input(address));
        Assert.Null(saved.Problem);
        return saved.Value;
    }

    public static SaveMailbox.Input Input(string address = Address) => new()
    {
        Name = "Sinistres", Address = address, Host = "imap.ardelane.example", UserName = "ardelane-sinistres", Password = "m0t de passe", Since = World.Today,
    };

    public static string Mail(string from, string subject, string text = "Bonjour", string more = "") =>
        $"From: {from}\r\nTo: {Address}\r\nSubject: {subject}\r\nDate: Mon, 15 Jun 2026 09:12:00 +0200\r\nMessage-ID: <{subject.Replace(' ', '-')}@x.example>\r\n{more}\r\n{text}\r\n";

    public static async Task<int> FetchAsync(World world, Guid box)
    {
        var fetched = await world.Desk<FetchMail>().RunAsync(Machine, box);
        Assert.Null(fetched.Problem);
        return fetched.Value;
    }

    public static async Task<IReadOnlyList<MailsToFileQuery.MailRow>> WaitingAsync(World world, Caller? by = null, bool dismissed = false) =>
        (await world.Desk<MailsToFileQuery>().RunAsync(by ?? world.Ines, dismissed)).Rows;
}
