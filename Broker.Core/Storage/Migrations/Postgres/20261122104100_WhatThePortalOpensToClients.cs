using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WhatThePortalOpensToClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "SignInSessions",
                type: "character varying(45)",
                maxLength: 45,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Lasts",
                table: "SignInSessions",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "Remembered",
                table: "SignInSessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "Risks",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublicName",
                table: "Risks",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Published",
                table: "Risks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "Quotes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CommandId",
                table: "Quotes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RequestedAt",
                table: "Quotes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedBy",
                table: "Quotes",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestedById",
                table: "Quotes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenAt",
                table: "Quotes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wish",
                table: "Quotes",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecondFactor",
                table: "Firms",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Administrators");

            migrationBuilder.AddColumn<string>(
                name: "SignInWays",
                table: "Firms",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Both");

            migrationBuilder.AddColumn<DateTime>(
                name: "AcknowledgedAt",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcknowledgedBy",
                table: "Documents",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ClaimId",
                table: "Documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "QuoteId",
                table: "Documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UploadId",
                table: "Documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Claims",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CommandId",
                table: "Claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTheft",
                table: "Claims",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KnownOn",
                table: "Claims",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "OccurredAt",
                table: "Claims",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreDeclaredAt",
                table: "Claims",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreDeclaredBy",
                table: "Claims",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PreDeclaredById",
                table: "Claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DoorTallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorTallies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DraftFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UploadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Removed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftFiles_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_Passkeys_People_UserId",
                        column: x => x.UserId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProspectRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    FirstName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    LastName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Company = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    PostalCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProspectRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProspectRequests_OneTimeLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "OneTimeLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RiskQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RiskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Label = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Help = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RiskQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RiskQuestions_Risks_RiskId",
                        column: x => x.RiskId,
                        principalTable: "Risks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInCodes_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    Agent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInRecords_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpaceDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpaceDrafts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_CommandId",
                table: "Quotes",
                column: "CommandId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OnePrimary",
                table: "Memberships",
                column: "ClientId",
                unique: true,
                filter: "\"Group\" = 'Primary' AND \"Active\"");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ClientId_ClaimId",
                table: "Documents",
                columns: new[] { "ClientId", "ClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ClientId_UploadId",
                table: "Documents",
                columns: new[] { "ClientId", "UploadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_QuoteId",
                table: "Documents",
                column: "QuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_CommandId",
                table: "Claims",
                column: "CommandId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorTallies_Key",
                table: "DoorTallies",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorTallies_Until",
                table: "DoorTallies",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_ClientId_PersonId_Form",
                table: "DraftFiles",
                columns: new[] { "ClientId", "PersonId", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_ClientId_UploadId",
                table: "DraftFiles",
                columns: new[] { "ClientId", "UploadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_FileId",
                table: "DraftFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_UserId",
                table: "Passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ProspectRequests_LinkId",
                table: "ProspectRequests",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_RiskQuestions_RiskId",
                table: "RiskQuestions",
                column: "RiskId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInCodes_PersonId_EndedAt",
                table: "SignInCodes",
                columns: new[] { "PersonId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_At",
                table: "SignInRecords",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_PersonId_At",
                table: "SignInRecords",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SpaceDrafts_ClientId_PersonId_Form",
                table: "SpaceDrafts",
                columns: new[] { "ClientId", "PersonId", "Form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpaceDrafts_KeptAt",
                table: "SpaceDrafts",
                column: "KeptAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Claims_ClientId_ClaimId",
                table: "Documents",
                columns: new[] { "ClientId", "ClaimId" },
                principalTable: "Claims",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Quotes_QuoteId",
                table: "Documents",
                column: "QuoteId",
                principalTable: "Quotes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Claims_ClientId_ClaimId",
                table: "Documents");

            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Quotes_QuoteId",
                table: "Documents");

            migrationBuilder.DropTable(
                name: "DoorTallies");

            migrationBuilder.DropTable(
                name: "DraftFiles");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "ProspectRequests");

            migrationBuilder.DropTable(
                name: "RiskQuestions");

            migrationBuilder.DropTable(
                name: "SignInCodes");

            migrationBuilder.DropTable(
                name: "SignInRecords");

            migrationBuilder.DropTable(
                name: "SpaceDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_CommandId",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_OnePrimary",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ClientId_ClaimId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ClientId_UploadId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_QuoteId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Claims_CommandId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Lasts",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Remembered",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Help",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "PublicName",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "Published",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "CommandId",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedAt",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedBy",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedById",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "TakenAt",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "Wish",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "SecondFactor",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "SignInWays",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "AcknowledgedBy",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ClaimId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "QuoteId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "UploadId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "CommandId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "IsTheft",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "KnownOn",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "OccurredAt",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredAt",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredBy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredById",
                table: "Claims");
        }
    }
}
