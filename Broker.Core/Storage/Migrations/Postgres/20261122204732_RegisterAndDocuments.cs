using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RegisterAndDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BatchId",
                table: "InsuredItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Quotes_ClientId_Id",
                table: "Quotes",
                columns: new[] { "ClientId", "Id" });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Default = table.Column<bool>(type: "boolean", nullable: false),
                    Tasks = table.Column<bool>(type: "boolean", nullable: false),
                    Actions = table.Column<bool>(type: "boolean", nullable: false),
                    NamesClients = table.Column<bool>(type: "boolean", nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DocumentTypes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Shipped = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentTypes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RegisterComparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InsurerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    UploadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Unknown = table.Column<List<string>>(type: "text[]", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Same = table.Column<int>(type: "integer", nullable: false),
                    OnlyOurs = table.Column<int>(type: "integer", nullable: false),
                    OnlyTheirs = table.Column<int>(type: "integer", nullable: false),
                    Dates = table.Column<int>(type: "integer", nullable: false),
                    Policy = table.Column<int>(type: "integer", nullable: false),
                    Unread = table.Column<int>(type: "integer", nullable: false),
                    Aside = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterComparisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterComparisons_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterComparisons_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterComparisons_Insurers_InsurerId",
                        column: x => x.InsurerId,
                        principalTable: "Insurers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterSendings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    InsurerId = table.Column<Guid>(type: "uuid", nullable: false),
                    InsurerName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    InsurerAddress = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PreparedBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    MarkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceiptName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterSendings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterSendings_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterSendings_Files_ReceiptId",
                        column: x => x.ReceiptId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterSendings_Insurers_InsurerId",
                        column: x => x.InsurerId,
                        principalTable: "Insurers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StagedSheets",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedSheets", x => x.SheetId);
                    table.ForeignKey(
                        name: "FK_StagedSheets_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ListedDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RiskId = table.Column<Guid>(type: "uuid", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Help = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Mandatory = table.Column<bool>(type: "boolean", nullable: false),
                    ValidityMonths = table.Column<int>(type: "integer", nullable: true),
                    OnlyFor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListedDocuments_DocumentTypes_TypeId",
                        column: x => x.TypeId,
                        principalTable: "DocumentTypes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ListedDocuments_Risks_RiskId",
                        column: x => x.RiskId,
                        principalTable: "Risks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterDifferences",
                columns: table => new
                {
                    ComparisonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Plate = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true),
                    OurFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    OurUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TheirPolicy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    TheirFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    TheirUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Problems = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterDifferences", x => new { x.ComparisonId, x.Position });
                    table.ForeignKey(
                        name: "FK_RegisterDifferences_RegisterComparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "RegisterComparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RegisterNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    MovementId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Withdrawn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Plate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    PreviousPlate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    EffectOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    SendingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Dropped = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterNotices_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterNotices_RegisterSendings_SendingId",
                        column: x => x.SendingId,
                        principalTable: "RegisterSendings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SentNotices",
                columns: table => new
                {
                    SendingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Withdrawn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Plate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PreviousPlate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PolicyFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: true),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentNotices", x => new { x.SendingId, x.Position });
                    table.ForeignKey(
                        name: "FK_SentNotices_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SentNotices_RegisterSendings_SendingId",
                        column: x => x.SendingId,
                        principalTable: "RegisterSendings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpectedDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimId = table.Column<Guid>(type: "uuid", nullable: true),
                    ListedId = table.Column<Guid>(type: "uuid", nullable: true),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Help = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Mandatory = table.Column<bool>(type: "boolean", nullable: false),
                    ValidityMonths = table.Column<int>(type: "integer", nullable: true),
                    OnlyFor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsMissing = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpectedDocuments", x => x.Id);
                    table.UniqueConstraint("AK_ExpectedDocuments_ClientId_Id", x => new { x.ClientId, x.Id });
                    table.ForeignKey(
                        name: "FK_ExpectedDocuments_Claims_ClientId_ClaimId",
                        columns: x => new { x.ClientId, x.ClaimId },
                        principalTable: "Claims",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpectedDocuments_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpectedDocuments_DocumentTypes_TypeId",
                        column: x => x.TypeId,
                        principalTable: "DocumentTypes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpectedDocuments_ListedDocuments_ListedId",
                        column: x => x.ListedId,
                        principalTable: "ListedDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ExpectedDocuments_Quotes_ClientId_QuoteId",
                        columns: x => new { x.ClientId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectedDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpectedId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SetAside = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectedDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectedDocuments_Documents_ClientId_DocumentId",
                        columns: x => new { x.ClientId, x.DocumentId },
                        principalTable: "Documents",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CollectedDocuments_ExpectedDocuments_ClientId_ExpectedId",
                        columns: x => new { x.ClientId, x.ExpectedId },
                        principalTable: "ExpectedDocuments",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_BatchId",
                table: "ItemMovements",
                column: "BatchId",
                filter: "\"BatchId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PersonId",
                table: "CalendarFeeds",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectedDocuments_ClientId_DocumentId",
                table: "CollectedDocuments",
                columns: new[] { "ClientId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectedDocuments_ClientId_ExpectedId",
                table: "CollectedDocuments",
                columns: new[] { "ClientId", "ExpectedId" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectedDocuments_DocumentId",
                table: "CollectedDocuments",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectedDocuments_ExpectedId_DocumentId",
                table: "CollectedDocuments",
                columns: new[] { "ExpectedId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentTypes_Name",
                table: "DocumentTypes",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClientId_ClaimId",
                table: "ExpectedDocuments",
                columns: new[] { "ClientId", "ClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClientId_ContractId",
                table: "ExpectedDocuments",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClientId_QuoteId",
                table: "ExpectedDocuments",
                columns: new[] { "ClientId", "QuoteId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ContractId_ListedId",
                table: "ExpectedDocuments",
                columns: new[] { "ContractId", "ListedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ListedId",
                table: "ExpectedDocuments",
                column: "ListedId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_Missing",
                table: "ExpectedDocuments",
                columns: new[] { "ContractId", "Since" },
                filter: "\"IsMissing\"");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_Received",
                table: "ExpectedDocuments",
                column: "ContractId",
                filter: "\"State\" = 'Received'");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_TypeId",
                table: "ExpectedDocuments",
                column: "TypeId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ValidUntil",
                table: "ExpectedDocuments",
                column: "ValidUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ListedDocuments_RiskId_TypeId",
                table: "ListedDocuments",
                columns: new[] { "RiskId", "TypeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ListedDocuments_TypeId",
                table: "ListedDocuments",
                column: "TypeId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterComparisons_ContractId",
                table: "RegisterComparisons",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterComparisons_FileId",
                table: "RegisterComparisons",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterComparisons_InsurerId_MadeAt",
                table: "RegisterComparisons",
                columns: new[] { "InsurerId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterComparisons_MadeAt_Id",
                table: "RegisterComparisons",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterComparisons_PersonId_UploadId",
                table: "RegisterComparisons",
                columns: new[] { "PersonId", "UploadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterDifferences_ComparisonId_Kind_Position",
                table: "RegisterDifferences",
                columns: new[] { "ComparisonId", "Kind", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_ClientId_ContractId",
                table: "RegisterNotices",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_ContractId_DueAt_Id",
                table: "RegisterNotices",
                columns: new[] { "ContractId", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_IsOpen_DueAt_Id",
                table: "RegisterNotices",
                columns: new[] { "IsOpen", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_ItemId",
                table: "RegisterNotices",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_MovementId",
                table: "RegisterNotices",
                column: "MovementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_Plate_Id",
                table: "RegisterNotices",
                columns: new[] { "Plate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_SendingId",
                table: "RegisterNotices",
                column: "SendingId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_State_DueAt_Id",
                table: "RegisterNotices",
                columns: new[] { "State", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSendings_FileId",
                table: "RegisterSendings",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSendings_InsurerId",
                table: "RegisterSendings",
                column: "InsurerId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSendings_Number",
                table: "RegisterSendings",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSendings_ReceiptId",
                table: "RegisterSendings",
                column: "ReceiptId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSendings_State_PreparedAt",
                table: "RegisterSendings",
                columns: new[] { "State", "PreparedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SentNotices_ClientId_ContractId",
                table: "SentNotices",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_SentNotices_NoticeId",
                table: "SentNotices",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_StagedSheets_ContractId",
                table: "StagedSheets",
                column: "ContractId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "CollectedDocuments");

            migrationBuilder.DropTable(
                name: "RegisterDifferences");

            migrationBuilder.DropTable(
                name: "RegisterNotices");

            migrationBuilder.DropTable(
                name: "SentNotices");

            migrationBuilder.DropTable(
                name: "StagedSheets");

            migrationBuilder.DropTable(
                name: "ExpectedDocuments");

            migrationBuilder.DropTable(
                name: "RegisterComparisons");

            migrationBuilder.DropTable(
                name: "RegisterSendings");

            migrationBuilder.DropTable(
                name: "ListedDocuments");

            migrationBuilder.DropTable(
                name: "DocumentTypes");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Quotes_ClientId_Id",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_ItemMovements_BatchId",
                table: "ItemMovements");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "InsuredItems");
        }
    }
}
