using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Communication;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Mails clients sent that nobody has dealt with.</summary>
public sealed class MailsTile(UnprocessedMailsQuery query) : Tile<UnprocessedMailsQuery.Figures>
{
    public override string Key => "mails";
    public override int Order => 32;
    public override string Icon => "mail";
    public override Permission? UsualWith => Permission.WriteMessages;
    public override Subjects About => UnprocessedMailsQuery.About;

    protected override Task<UnprocessedMailsQuery.Figures> AskAsync(Caller me) => query.CountAsync(me);

    protected override Face Draw(UnprocessedMailsQuery.Figures answer, TileInk ink) => ink.Figure(answer.Count, "/mails",
        answer.Since is { } oldest ? new(ink.Text["note.oldest", ink.Formats.Ago(oldest)]) : new(ink.Text["note.none-waiting"]));
}

/// <summary>Mails fetched from one's own mailboxes that no record took.</summary>
public sealed class MailsToFileTile(MailsToFileQuery query) : Tile<MailsToFileQuery.Figures>
{
    public override string Key => "mails-to-file";
    public override int Order => 33;
    public override string Icon => "tray";
    public override Permission Needs => Permission.WriteMessages;
    public override bool Personal => true;
    public override Subjects About => MailsToFileQuery.About;

    protected override Task<MailsToFileQuery.Figures> AskAsync(Caller me) => query.CountAsync(me);

    protected override Face Draw(MailsToFileQuery.Figures answer, TileInk ink) => ink.Figure(answer.Count, "/mails?tab=to-file",
        answer.Since is { } oldest ? new(ink.Text["note.oldest", ink.Formats.Ago(oldest)]) : new(ink.Text["note.none-waiting"]));
}
