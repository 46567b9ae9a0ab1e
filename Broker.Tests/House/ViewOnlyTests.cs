using Broker.Core.Access;

namespace Broker.Tests.House;

/// <summary>Whoever only looks: every verb of Core is tried as them, with all three rights beside their group and every contract.</summary>
public sealed class ViewOnlyTests
{
    /// <summary>Forms and workbooks they were given to send, with the drafts and files of these; what is about themselves alone.</summary>
    private const string Theirs = "AskOnePdf BringDraftFile BringSheet CancelMovement ChangeLanguage ChangeOwnPerson ChangePlate CorrectItem DiscardSpaceDraft EndMySessions EnterItem GiveVehicleMemo KeepSpaceDraft LeaveItem MailCertificate PreDeclareClaim ReissueCertificates RemoveRecipient RepeatCertificate ReportUnregistered RequestCertificate RequestCertificates RequestQuote SaveRecipient SwitchSpace";

    [Fact, Rule("IND-13")]
    public async Task Who_only_looks_writes_nothing_but_the_forms_they_were_given_to_send_and_what_is_their_own()
    {
        await using var scene = await AccessScene.SetAsync();
        var person = Person.Of("viviane@table.example", "Viviane", "Tablier");
        await scene.World.AddAsync(person, new Membership
        {
            ClientId = scene.Client, PersonId = person.Id, Group = AccessGroup.ViewOnly, AllContracts = true, SeesAllDocuments = true, MaySubmitForms = true, MaySubmitWorkbooks = true,
        });
        var viviane = Caller.Client(person.Id, scene.Client);
        var nobody = new HashSet<string>();
        var written = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in AccessTable.Rows.Where(r => !r.Desk.Name.EndsWith("Query", StringComparison.Ordinal) && !r.Desk.Name.EndsWith("Counters", StringComparison.Ordinal)))
        {
            // What anybody may do, signed in or not, is no right of theirs.
            if (row.Expected[8] == '+') nobody.Add(row.Desk.Name);
            else if (await AccessTests.TryAsync(row, viviane, scene) == '+') written.Add(row.Desk.Name);
        }
        Assert.True(nobody.Count < 40, string.Join(' ', nobody));
        Assert.True(Theirs == string.Join(' ', written), string.Join(' ', written));
    }
}
